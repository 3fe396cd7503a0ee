// The list of mutation operators, in the order of the docs: one line each.
import type { Operator } from '../operator.ts';
import { operator as changeAttributes } from './change-attributes.ts';
import { operator as changeBody } from './change-body.ts';
import { operator as changeConditionType } from './change-condition-type.ts';
import { operator as changeConditionValue } from './change-condition-value.ts';
import { operator as changeMethod } from './change-method.ts';
import { operator as changeNumber } from './change-number.ts';
import { operator as changeText } from './change-text.ts';
import { operator as changeTimeout } from './change-timeout.ts';
import { operator as changeUrl } from './change-url.ts';
import { operator as changeValue } from './change-value.ts';
import { operator as emptyCondition } from './empty-condition.ts';
import { operator as emptyText } from './empty-text.ts';
import { operator as negateCondition } from './negate-condition.ts';
import { operator as otherVariable } from './other-variable.ts';
import { operator as removeFilter } from './remove-filter.ts';
import { operator as removeParameter } from './remove-parameter.ts';
import { operator as removeTransition } from './remove-transition.ts';
import { operator as reorderConditions } from './reorder-conditions.ts';
import { operator as retargetTransition } from './retarget-transition.ts';
import { operator as skipWidget } from './skip-widget.ts';
import { operator as swapTransitions } from './swap-transitions.ts';
import { operator as templateConstant } from './template-constant.ts';
import { operator as unsetVariable } from './unset-variable.ts';

export const OPERATORS: readonly Operator[] = [
  retargetTransition,
  removeTransition,
  swapTransitions,
  skipWidget,
  negateCondition,
  emptyCondition,
  changeConditionValue,
  changeConditionType,
  reorderConditions,
  otherVariable,
  removeFilter,
  templateConstant,
  changeText,
  emptyText,
  changeNumber,
  changeTimeout,
  changeUrl,
  changeMethod,
  changeBody,
  removeParameter,
  changeValue,
  changeAttributes,
  unsetVariable,
];
