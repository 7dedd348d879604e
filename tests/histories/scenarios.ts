import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { conversationWorkflowId, type ConversationStart, deskWorkflowId, signals, startOfImport, startOfInvitation, startOfMail, startOfTemplates, workflows } from '../../workflows/contract.ts';
import type { InvitationSignal } from '../../domain/command.ts';
import { fastForward } from '../support/temporal.ts';
import { actorsOf, ben, newStart, type Rehearsal, type Row, rehearse, rowOf, sade, soon } from '../workflows/rehearsal.ts';

/** Everything a scenario plays with: one conversation, its row, and a worker over it. */
interface Scene {
  env: TestWorkflowEnvironment;
  start: ConversationStart;
  row: Row;
  stage: Rehearsal;
  /** Waits until so many steps of this name have run. */
  until(step: string, times: number): Promise<void>;
}

/** The lives that a change of the workflows must never strand. Each answers the id of the execution worth keeping. */
export const scenarios = {
  async 'assigned-replied-closed'({ start, row, stage, until }) {
    row.state = { ...row.state, inLine: true };
    await stage.signal(start, 'messageReceived');
    await until('join', 1);
    row.state = { ...row.state, stage: 'assigned', agentId: ben, turn: 2, inLine: false, waitingSince: null };
    await stage.signal(start, 'moved');
    await until('readEpisode', 1);
    row.sends = [{ did: 'one' }, { did: 'nothing' }];
    await stage.signal(start, 'messageQueued');
    await until('sendNext', 2);
    await stage.command(start, 'close', { seen: 1 });
    return conversationOf(start);
  },

  async 'waiting-claimed-transferred'({ start, stage, until }) {
    await stage.signal(start, 'messageReceived');
    await until('join', 1);
    await stage.command(start, 'claim', {});
    await stage.command(start, 'claim', { by: sade });
    await stage.command(start, 'transfer', { from: ben, to: sade });
    await stage.command(start, 'release', { from: sade });
    return conversationOf(start);
  },

  async 'owner-changed-while-claimed'({ start, row, stage, until }) {
    await stage.signal(start, 'messageReceived');
    await until('join', 1);
    row.newOwner = sade;
    await Promise.all([stage.command(start, 'claim', {}), stage.signal(start, 'ownerChanged')]);
    await until('followOwner', 1);
    await stage.command(start, 'transfer', { from: sade, to: ben });
    await stage.signal(start, 'ownerChanged');
    await until('followOwner', 2);
    await stage.command(start, 'close', { seen: 1 });
    return conversationOf(start);
  },

  async 'bot-handed-to-people-refused-close'({ start, row, stage }) {
    row.state = { ...row.state, stage: 'bot', waitingSince: null };
    row.lastInbound = 2;
    await stage.command(start, 'handToPeople', {});
    await stage.command(start, 'handToPeople', {});
    await stage.command(start, 'close', { seen: 1 });
    return conversationOf(start);
  },

  async 'bot-answers-and-hands-over'({ start, row, stage, until }) {
    row.state = { ...row.state, stage: 'bot', waitingSince: null };
    row.sends = [{ did: 'one' }, { did: 'nothing' }];
    await stage.signal(start, 'messageReceived');
    await until('answerCustomer', 1);
    await until('sendNext', 2);
    row.botHandsOver = true;
    row.sends = [{ did: 'one' }, { did: 'nothing' }];
    await stage.signal(start, 'messageReceived');
    await until('sendNext', 4);
    await stage.command(start, 'claim', {});
    await stage.command(start, 'close', { seen: 1 });
    return conversationOf(start);
  },

  async 'unknown-outcome'({ env, start, row, stage, until }) {
    row.sends = [{ did: 'wait', ms: 120_000, why: 'outcome' }, { did: 'one' }, { did: 'nothing' }];
    await stage.signal(start, 'messageQueued');
    await until('sendNext', 1);
    await fastForward(env, conversationOf(start), 121);
    await until('sendNext', 3);
    return conversationOf(start);
  },

  async 'closed-while-sending'({ start, row, stage, until }) {
    const { promise: answered, resolve } = Promise.withResolvers<void>();
    row.sends = [() => answered.then(() => ({ did: 'one' })), { did: 'wait', ms: 50, why: 'pace' }, { did: 'nothing' }];
    await stage.signal(start, 'messageQueued');
    await until('sendNext', 1);
    await stage.command(start, 'close', { seen: 1 });
    resolve();
    await stage.handle(conversationOf(start)).result();
    return conversationOf(start);
  },

  async 'long-life'({ start, row, stage, until }) {
    row.sends = [{ did: 'wait', ms: 120_000, why: 'retry' }];
    await stage.signal(start, 'messageQueued');
    await until('sendNext', 1);
    const handle = stage.handle(conversationOf(start));
    const { runId } = await handle.describe();
    await stage.command(start, 'claim', {});
    for (let holder = ben; (await handle.describe()).runId === runId; ) {
      const next = holder === ben ? sade : ben;
      await stage.command(start, 'transfer', { from: holder, to: next });
      holder = next;
    }
    return { workflowId: conversationOf(start), runId };
  },

  async 'closed-by-itself'({ env, start, row, until, stage }) {
    row.state = { ...row.state, stage: 'assigned', agentId: ben, waitingSince: null };
    row.next = { what: 'close', inMs: 60_000 };
    row.timeUp = (late) => {
      late.state = { ...late.state, status: 'closed', stage: null, agentId: null };
    };
    await stage.signal(start, 'messageReceived');
    await until('join', 1);
    await fastForward(env, conversationOf(start), 61);
    await stage.handle(conversationOf(start)).result();
    return conversationOf(start);
  },

  async 'give-back-put-off'({ env, start, row, until, stage }) {
    row.state = { ...row.state, stage: 'assigned', agentId: ben, waitingSince: null };
    row.next = { what: 'give-back', inMs: 60_000 };
    await stage.signal(start, 'messageReceived');
    await until('join', 1);
    await fastForward(env, conversationOf(start), 61);
    await until('timeUp', 1);
    await stage.command(start, 'transfer', { from: ben, to: sade });
    return conversationOf(start);
  },

  async 'snoozed-woken-kept-open'({ start, row, until, stage }) {
    row.state = { ...row.state, stage: 'assigned', agentId: ben, waitingSince: null };
    await stage.signal(start, 'messageReceived');
    await until('join', 1);
    row.next = { what: 'wake', inMs: 3_600_000 };
    await stage.command(start, 'snooze', { from: ben, seen: 1, until: 1_800_000_000_000 });
    row.next = { what: 'close', inMs: 7_200_000 };
    await stage.command(start, 'snooze', { from: ben, seen: 1, until: null });
    await stage.command(start, 'keep', { what: 'open', from: ben });
    return conversationOf(start);
  },

  async 'desk-called-twice'({ env, start: { numberId }, stage, until }) {
    await stage.callDesk(numberId);
    await until('serveLine', 1);
    await stage.callDesk(numberId);
    await until('serveLine', 2);
    await fastForward(env, deskWorkflowId(numberId), 6);
    await stage.handle(deskWorkflowId(numberId)).result();
    return deskWorkflowId(numberId);
  },

  async 'invitation-reminded-resent-expired'({ env, start: { conversationId: invitationId }, row, stage }) {
    row.invitation = [
      { do: 'mail', mail: 'invitation', round: 1 },
      { do: 'wait', until: 'reminder', ms: 60_000 },
      { do: 'mail', mail: 'reminder', round: 1 },
      { do: 'wait', until: 'expiry', ms: 60_000 },
      { do: 'mail', mail: 'invitation', round: 2 },
      { do: 'wait', until: 'expiry', ms: 60_000 },
      { do: 'expire', round: 2 },
    ];
    const invitation = startOfInvitation({ invitationId });
    const tell = (signal: InvitationSignal) =>
      env.client.workflow.signalWithStart(workflows.invitation, { ...invitation, taskQueue: stage.taskQueue, signal, signalArgs: [] });
    const mailed = (times: number) =>
      soon(() => {
        if (row.steps.filter((taken) => taken === 'nextInvitationStep').length < times) throw new Error('not yet');
      });
    await tell('invited');
    await mailed(2);
    await fastForward(env, invitation.workflowId, 61);
    await mailed(4);
    await tell('resent');
    await mailed(6);
    await fastForward(env, invitation.workflowId, 61);
    await stage.handle(invitation.workflowId).result();
    return invitation.workflowId;
  },

  async 'templates-asked-while-syncing'({ env, start: { conversationId: wabaId }, row, stage, until }) {
    const templates = startOfTemplates({ wabaId });
    const ask = () =>
      env.client.workflow.signalWithStart(workflows.templates, { ...templates, taskQueue: stage.taskQueue, signal: signals.templatesAsked, signalArgs: [] });
    row.syncing = async () => void (await ask());
    await ask();
    await until('syncTemplates', 2);
    await fastForward(env, templates.workflowId, 6);
    await stage.handle(templates.workflowId).result();
    return templates.workflowId;
  },

  async 'import-in-pieces'({ env, start: { conversationId: importId }, row, stage }) {
    row.pieces = 3;
    const file = startOfImport({ importId });
    await env.client.workflow.signalWithStart(workflows.contactImport, { ...file, taskQueue: stage.taskQueue, signal: signals.told, signalArgs: [] });
    await stage.handle(file.workflowId).result();
    return file.workflowId;
  },

  async 'mail-sent'({ env, start: { conversationId: mailId }, stage }) {
    const mail = startOfMail({ mailId });
    await env.client.workflow.signalWithStart(workflows.mail, { ...mail, taskQueue: stage.taskQueue, signal: 'asked', signalArgs: [] });
    await stage.handle(mail.workflowId).result();
    return mail.workflowId;
  },
} satisfies Record<string, (scene: Scene) => Promise<string | { workflowId: string; runId: string }>>;

export type Scenario = keyof typeof scenarios;

/** Plays a scenario on a real server with fake activities, and answers the history of the execution worth keeping. */
export async function play(name: Scenario, env: TestWorkflowEnvironment) {
  const start = newStart();
  const row = rowOf(start);
  const stage = await rehearse(env, actorsOf(row));
  const until = (step: string, times: number) =>
    soon(() => {
      if (row.steps.filter((taken) => taken === step).length < times) throw new Error(`${step} has not run yet`);
    });
  try {
    const kept = await scenarios[name]({ env, start, row, stage, until });
    const { workflowId, runId } = typeof kept === 'string' ? { workflowId: kept, runId: undefined } : kept;
    return await env.client.workflow.getHandle(workflowId, runId).fetchHistory();
  } finally {
    await stage.stop();
  }
}

const conversationOf = (start: ConversationStart) => conversationWorkflowId(start.conversationId, start.episode);
