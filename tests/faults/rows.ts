// The rows of the matrix: each call that the workflow, the contact or the cleanup makes.
import type { PlannedFault } from '../../src/emulator/http/faults.ts';
import type { PLAYS } from './plays.ts';

export type Row = {
  operation: string;
  /** What the call is for. */
  purpose: string;
  play: keyof typeof PLAYS;
  /** The number of the first call that fails; earlier calls are made for another purpose. */
  from?: number;
  /** An earlier fault, because of which the call is made. */
  because?: PlannedFault;
};

/** The first such request is carried out, and its answer is lost. */
const lost = (operation: string): PlannedFault => ({ operation, nth: 1, fault: { resetAfter: true } });

export const ROWS: readonly Row[] = [
  { operation: 'FetchFlowRevision', purpose: 'reading the flow', play: 'replies' },
  {
    operation: 'ListExecution',
    purpose: 'looking for active executions before the trigger',
    play: 'replies',
  },
  { operation: 'UpdateExecution', purpose: 'ending an execution that was active before', play: 'replies' },
  { operation: 'CreateExecution', purpose: 'the trigger', play: 'replies' },
  { operation: 'FetchExecution', purpose: 'reading the status', play: 'replies' },
  { operation: 'ListExecutionStep', purpose: 'listing the steps to the widget that waits', play: 'replies' },
  { operation: 'ListExecutionStep', purpose: 'listing the steps to the end', play: 'ends' },
  { operation: 'FetchExecutionContext', purpose: 'reading the context', play: 'replies' },
  { operation: 'FetchExecutionStepContext', purpose: 'reading why the path differs', play: 'fails' },
  { operation: 'CreateMessage', purpose: 'a reply', play: 'replies' },
  { operation: 'CreateMessage', purpose: 'the contact texts first', play: 'texts_first' },
  { operation: 'ListExecution', purpose: 'finding the execution that the contact started', play: 'texts_first' },
  { operation: 'ListMessage', purpose: 'listing the messages from before', play: 'ends' },
  { operation: 'ListMessage', purpose: 'listing the messages of the flow', play: 'ends', from: 3 },
  { operation: 'ListMedia', purpose: 'listing the media of a message', play: 'sends_media' },
  { operation: 'CreateCall', purpose: 'the contact calls', play: 'calls' },
  { operation: 'ListCall', purpose: "finding the contact's leg", play: 'calls' },
  { operation: 'UpdateCall', purpose: 'the contact presses a key', play: 'calls' },
  { operation: 'UpdateCall', purpose: 'the contact hangs up', play: 'hangs_up' },
  {
    operation: 'ListExecution',
    purpose: 'finding what was triggered, after its answer was lost',
    play: 'replies',
    from: 3,
    because: lost('CreateExecution'),
  },
  {
    operation: 'ListMessage',
    purpose: "finding the contact's reply, after its answer was lost",
    play: 'replies',
    from: 3,
    because: lost('CreateMessage'),
  },
  {
    operation: 'ListExecutionStep',
    purpose: 'finding what the flow received, after the answer to a key was lost',
    play: 'calls',
    from: 2,
    because: lost('UpdateCall'),
  },
  {
    operation: 'FetchCall',
    purpose: 'finding whether the call is over, after the answer to hanging up was lost',
    play: 'hangs_up',
    because: lost('UpdateCall'),
  },
  { operation: 'ListIncomingPhoneNumber', purpose: "finding the contact's number", play: 'picks_up' },
  { operation: 'UpdateIncomingPhoneNumber', purpose: 'setting how the contact answers', play: 'picks_up' },
  { operation: 'UpdateExecution', purpose: 'the cleanup', play: 'waits', from: 2 },
];

export const titleOf = ({ operation, purpose }: Row): string => `\`${operation}\`: ${purpose}`;
