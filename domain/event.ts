/**
 * The lines of a thread's history. `actorId` did it (null: the customer, or the desk by itself), `agentId` is whom it
 * is about, `turn` names the decision that explains it.
 */
export type EventKind =
  | 'opened' // an episode began: by the customer (actor null) or by an agent, who then has it
  | 'assigned' // the desk gave it to `agentId`
  | 'waiting' // the desk found nobody
  | 'put_back' // `agentId` may no longer answer it; in line again
  | 'claimed'
  | 'transferred' // to `agentId`; data.fromAgentId had it before, null for nobody
  | 'handed_to_people' // taken from the bot
  | 'released' // back to Unassigned; `agentId` had it
  | 'owner_changed' // of the contact, to `agentId`, data.email, or (neither) nobody
  | 'moved_to_owner' // `agentId` became the owner, and so has it
  | 'gave_back' // `agentId` sent no first reply in time; in line again
  | 'snoozed' // until data.until (ISO); `agentId` has it
  | 'woke' // by `actorId`; null: its time had come (data.by 'time'), or the customer wrote (data.by 'customer')
  | 'kept_open' // it will not be closed by itself in this episode
  | 'kept_agent' // it will not be taken from `agentId` for want of a reply
  | 'closed'; // `agentId` had it, null for nobody; by itself where actor is null (data.days without a message)
