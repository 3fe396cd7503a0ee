// All widgets that the embedded Studio runs, by Studio's type.

import type { Widget } from '../engine/widget.ts';
import { addTwimlRedirect } from './add-twiml-redirect.ts';
import { capturePayments } from './capture-payments.ts';
import { connectCallTo } from './connect-call-to.ts';
import { connectVirtualAgent } from './connect-virtual-agent.ts';
import { connectVirtualAgentV2 } from './connect-virtual-agent-v2.ts';
import { enqueueCall } from './enqueue-call.ts';
import { forkStream } from './fork-stream.ts';
import { gatherInputOnCall } from './gather-input-on-call.ts';
import { makeHttpRequest } from './make-http-request.ts';
import { makeOutgoingCallV1 } from './make-outgoing-call-v1.ts';
import { makeOutgoingCallV2 } from './make-outgoing-call-v2.ts';
import { recordCall } from './record-call.ts';
import { recordVoicemail } from './record-voicemail.ts';
import { resumeConversation } from './resume-conversation.ts';
import { runConversationRelay } from './run-conversation-relay.ts';
import { runFunction } from './run-function.ts';
import { runSubflow } from './run-subflow.ts';
import { sayPlay } from './say-play.ts';
import { sendAndWaitForReply } from './send-and-wait-for-reply.ts';
import { sendMessage } from './send-message.ts';
import { sendToAutoPilot } from './send-to-auto-pilot.ts';
import { sendToFlex } from './send-to-flex.ts';
import { setVariables } from './set-variables.ts';
import { splitBasedOn } from './split-based-on.ts';
import { startConversation } from './start-conversation.ts';
import { trigger } from './trigger.ts';

export const widgets = {
  'add-twiml-redirect': addTwimlRedirect,
  'capture-payments': capturePayments,
  'connect-call-to': connectCallTo,
  'connect-virtual-agent': connectVirtualAgent,
  'connect-virtual-agent-v2': connectVirtualAgentV2,
  'enqueue-call': enqueueCall,
  'fork-stream': forkStream,
  'gather-input-on-call': gatherInputOnCall,
  'make-http-request': makeHttpRequest,
  'make-outgoing-call-v1': makeOutgoingCallV1,
  'make-outgoing-call-v2': makeOutgoingCallV2,
  'record-call': recordCall,
  'record-voicemail': recordVoicemail,
  'resume-conversation': resumeConversation,
  'run-conversation-relay': runConversationRelay,
  'run-function': runFunction,
  'run-subflow': runSubflow,
  'say-play': sayPlay,
  'send-and-wait-for-reply': sendAndWaitForReply,
  'send-message': sendMessage,
  'send-to-auto-pilot': sendToAutoPilot,
  'send-to-flex': sendToFlex,
  'set-variables': setVariables,
  'split-based-on': splitBasedOn,
  'start-conversation': startConversation,
  trigger,
} as const satisfies Record<string, Widget>;

const isKnown = (type: string): type is keyof typeof widgets => Object.hasOwn(widgets, type);

/** The widget of a type; undefined for an unknown type. */
export const widgetOf = (type: string): Widget | undefined => (isKnown(type) ? widgets[type] : undefined);
