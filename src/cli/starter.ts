// The files that `flowproof init` writes: configuration, a first flow with scenarios, `.env.example`, a nightly workflow.

const SCHEMA = '# yaml-language-server: $schema=../../node_modules/flowproof/schemas/scenario.schema.json';

export const CONFIG = `// Runs the scenarios of scenarios/ on the embedded Studio, and on a test account if \`.env\` names one.
import { defineFlowproofConfig } from 'flowproof/playwright';

export default defineFlowproofConfig({
  scenarios: 'scenarios',
  // What a run may spend on a test account.
  budget: { messages: 200, calls: 30, minutes: 60 },
});
`;

/** What to add to an existing configuration. */
export const CONFIG_HINT = `import { defineConfig } from '@playwright/test';
import { defineFlowproofConfig } from 'flowproof/playwright';

const flowproof = defineFlowproofConfig({ scenarios: 'scenarios' });
export default defineConfig({
  ...flowproof,
  projects: [...(flowproof.projects ?? []), /* your own: { name: 'web', testDir: 'tests' } */],
});`;

export const ENV_EXAMPLE = `# Copy to .env. Without it, scenarios run on the embedded Studio only.

# A Twilio test account. An API key (recommended) or the auth token; with both, the key is used.
TWILIO_ACCOUNT_SID=
TWILIO_API_KEY=
TWILIO_API_SECRET=
# TWILIO_AUTH_TOKEN=

# Numbers of the account that scenarios may use as their contact, and further numbers that may be reached, such as those of the flows.
# Separated by commas.
FLOWPROOF_CONTACTS=
FLOWPROOF_ALLOW=

# Reports what would be sent, and sends nothing.
# FLOWPROOF_DRY_RUN=1
`;

/** Secrets, the output of runs, and generated files. */
export const GITIGNORE = ['node_modules/', '.env', '.flowproof/', 'reports/', 'test-results/'];

const message = (name: string, body: string, x: number) => ({
  name,
  type: 'send-message',
  transitions: [{ event: 'sent' }, { event: 'failed' }],
  properties: {
    offset: { x, y: 760 },
    service: '{{trigger.message.InstanceSid}}',
    channel: '{{trigger.message.ChannelSid}}',
    from: '{{flow.channel.address}}',
    to: '{{contact.channel.address}}',
    body,
  },
});

const REPLY = '{{widgets.ask_for_call.inbound.Body}}';

const says = (friendly_name: string, value: string) => [
  { friendly_name, arguments: [REPLY], type: 'matches_any_of', value },
];

const FLOW = {
  description: 'Asks a contact whether somebody may call back',
  states: [
    {
      name: 'Trigger',
      type: 'trigger',
      transitions: [
        { event: 'incomingMessage' },
        { event: 'incomingCall' },
        { event: 'incomingConversationMessage' },
        { next: 'ask_for_call', event: 'incomingRequest' },
        { event: 'incomingParent' },
      ],
      properties: { offset: { x: 0, y: 0 } },
    },
    {
      name: 'ask_for_call',
      type: 'send-and-wait-for-reply',
      transitions: [
        { next: 'check_reply', event: 'incomingMessage' },
        { event: 'timeout' },
        { event: 'deliveryFailure' },
      ],
      properties: {
        offset: { x: 0, y: 240 },
        service: '{{trigger.message.InstanceSid}}',
        channel: '{{trigger.message.ChannelSid}}',
        from: '{{flow.channel.address}}',
        body: 'Hi {{flow.data.name}}, may we call you back today? Reply YES or NO.',
        timeout: '3600',
      },
    },
    {
      name: 'check_reply',
      type: 'split-based-on',
      transitions: [
        { next: 'not_understood', event: 'noMatch' },
        { next: 'confirm_call', event: 'match', conditions: says('Yes', 'yes, y, ok') },
        { next: 'no_call', event: 'match', conditions: says('No', 'no, n') },
      ],
      properties: { offset: { x: 0, y: 500 }, input: REPLY },
    },
    message('confirm_call', 'Thank you, {{flow.data.name}}. We call you today.', -360),
    message('no_call', 'All right, we will not call.', 0),
    message('not_understood', 'Sorry, please call us if you need help.', 360),
  ],
  initial_state: 'Trigger',
  flags: { allow_concurrent_calls: true },
};

export const STARTER_FLOW = `${JSON.stringify(FLOW, null, 2)}\n`;

export const STARTER_SCENARIOS = `${SCHEMA}
# With a YAML language server, your editor completes and explains every key. All keys: node_modules/flowproof/docs/scenarios.md
flow:
  definition: flow.json

defaults:
  inputs:
    to: "+15550100001" # the contact
    from: "+15550100000" # the flow's number
    parameters: { name: Ada }

scenarios:
  - name: the contact may be called
    contact:
      - at: ask_for_call # the widget at which the flow waits
        reply: "Yes"
    expect:
      status: ended
      path:
        - ask_for_call: incomingMessage
        - check_reply: match
        - confirm_call: sent
      messages:
        - Hi Ada, may we call you back today? Reply YES or NO.
        - Thank you, Ada. We call you today.

  - name: a reply of \${reply} leads to \${last}
    each:
      - { reply: "no", last: no_call, answer: "All right, we will not call." }
      - { reply: perhaps, last: not_understood, answer: "Sorry, please call us if you need help." }
    contact:
      - { at: ask_for_call, reply: "\${reply}" }
    expect:
      status: ended
      path:
        - ask_for_call: incomingMessage
        - check_reply
        - \${last}: sent
      messages:
        - Hi Ada, may we call you back today? Reply YES or NO.
        - \${answer}

  - name: a contact who does not reply is left alone
    contact:
      - { at: ask_for_call, silence: true } # an hour, which takes no time on the emulator
    expect:
      status: ended
      path: [ask_for_call: timeout]
`;

export const NIGHTLY = `# Runs every scenario each night: on the embedded Studio and, when its secrets are set, on a test account.
name: flowproof

on:
  schedule:
    - cron: '17 3 * * *'
  workflow_dispatch:

# Two runs at once on one account would share its numbers.
concurrency:
  group: flowproof-twilio-account
  cancel-in-progress: false

permissions:
  contents: read

jobs:
  scenarios:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          persist-credentials: false
      - uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0
        with:
          node-version: 22
      - run: npm ci --ignore-scripts
      - uses: actions/cache@5a3ec84eff668545956fd18022155c47e93e2684 # v4.2.3
        with:
          path: reports/history
          key: flowproof-history-\${{ github.run_id }}
          restore-keys: flowproof-history-
      - name: Run the scenarios
        env:
          TWILIO_ACCOUNT_SID: \${{ secrets.TWILIO_ACCOUNT_SID }}
          TWILIO_API_KEY: \${{ secrets.TWILIO_API_KEY }}
          TWILIO_API_SECRET: \${{ secrets.TWILIO_API_SECRET }}
          FLOWPROOF_CONTACTS: \${{ vars.FLOWPROOF_CONTACTS }}
          FLOWPROOF_ALLOW: \${{ vars.FLOWPROOF_ALLOW }}
        run: |
          printf '%s,%s' "$FLOWPROOF_CONTACTS" "$FLOWPROOF_ALLOW" | tr ',' '\\n' | sed '/^$/d; s/^/::add-mask::/'
          npx playwright test
      - name: Show the failed scenarios on the run's page
        if: \${{ !cancelled() }}
        run: cat reports/summary.md >> "$GITHUB_STEP_SUMMARY"
      - uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
        if: \${{ !cancelled() }}
        with:
          name: reports
          path: reports
          retention-days: 30
`;
