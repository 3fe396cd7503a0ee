// The calls of the matrix: each operation where the workflow, the contact or the clean-up makes it.
import type { PlannedFault } from '../../src/emulator/http/faults.ts';
import type { PLAYS } from './plays.ts';

export type Row = {
  operation: string;
  /** What the call is for. */
  purpose: string;
  play: keyof typeof PLAYS;
  /** The first call that fails; those before it are made for something else. */
  from?: number;
  /** What fails before: the call is made because of it. */
  because?: PlannedFault;
};

/** The first request of its kind is carried out, and its answer lost. */
const lost = (operation: string): PlannedFault => ({ operation, nth: 1, fault: { resetAfter: true } });

export const ROWS: readonly Row[] = [
  { operation: 'FetchFlowRevision', purpose: 'what the flow is', play: 'replies' },
  {
    operation: 'ListExecution',
    purpose: 'what was left active, and what was there before the trigger',
    play: 'replies',
  },
  { operation: 'UpdateExecution', purpose: 'ending what was left active before', play: 'replies' },
  { operation: 'CreateExecution', purpose: 'the trigger', play: 'replies' },
  { operation: 'FetchExecution', purpose: 'how far it is', play: 'replies' },
  { operation: 'ListExecutionStep', purpose: 'which way it went, to the widget that waits', play: 'replies' },
  { operation: 'ListExecutionStep', purpose: 'which way it went, to the end', play: 'ends' },
  { operation: 'FetchExecutionContext', purpose: 'its variables', play: 'replies' },
  { operation: 'FetchExecutionStepContext', purpose: 'why it went another way', play: 'fails' },
  { operation: 'CreateMessage', purpose: 'a reply', play: 'replies' },
  { operation: 'CreateMessage', purpose: 'the contact texts first', play: 'texts_first' },
  { operation: 'ListExecution', purpose: 'what the contact has begun', play: 'texts_first' },
  { operation: 'ListMessage', purpose: 'what was there before', play: 'ends' },
  { operation: 'ListMessage', purpose: 'what was said', play: 'ends', from: 3 },
  { operation: 'ListMedia', purpose: 'what was sent with it', play: 'sends_media' },
  { operation: 'CreateCall', purpose: 'the contact calls', play: 'calls' },
  { operation: 'ListCall', purpose: 'its leg', play: 'calls' },
  { operation: 'UpdateCall', purpose: 'it presses a key', play: 'calls' },
  { operation: 'UpdateCall', purpose: 'it hangs up', play: 'hangs_up' },
  {
    operation: 'ListExecution',
    purpose: 'what was triggered, where the answer to that is lost',
    play: 'replies',
    from: 3,
    because: lost('CreateExecution'),
  },
  {
    operation: 'ListMessage',
    purpose: 'what the contact has said, where the answer to that is lost',
    play: 'replies',
    from: 3,
    because: lost('CreateMessage'),
  },
  {
    operation: 'ListExecutionStep',
    purpose: 'what the flow has heard, where the answer to a key is lost',
    play: 'calls',
    from: 2,
    because: lost('UpdateCall'),
  },
  {
    operation: 'FetchCall',
    purpose: 'whether the call is over, where the answer to hanging up is lost',
    play: 'hangs_up',
    because: lost('UpdateCall'),
  },
  { operation: 'ListIncomingPhoneNumber', purpose: 'its number', play: 'picks_up' },
  { operation: 'UpdateIncomingPhoneNumber', purpose: 'how it picks up', play: 'picks_up' },
  { operation: 'UpdateExecution', purpose: 'the clean-up', play: 'waits', from: 2 },
];

export const titleOf = ({ operation, purpose }: Row): string => `\`${operation}\`: ${purpose}`;
