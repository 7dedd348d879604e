/** Settings → number → Assignment: how the last days would have gone, and why not me. */
export const whatIf = {
  'what-if.title': 'The last 7 days',
  'what-if.lead':
    'How they would have gone with the settings as they stand on this page. Nothing is sent, nothing is changed.',
  'what-if.ask': 'What if',
  'what-if.wrong': 'Correct the capacity that is marked first.',
  'what-if.replayed': {
    one: 'One conversation that came in since {from}.',
    other: '{count} conversations that came in since {from}.',
  },
  'what-if.covered':
    'Who was Available is known since {since}, {share} of these 7 days; what came before is left out.',
  'what-if.cut': 'There were more: only the newest are replayed.',
  'what-if.none': 'No conversation came in since {from}, so there is nothing to compare.',
  'what-if.same':
    'These are the settings as saved. Change something on this page and press What if again to compare.',
  'what-if.measure': 'Agent',
  'what-if.now': 'As saved',
  'what-if.draft': 'With your changes',
  'what-if.difference': 'Difference',
  'what-if.agents': 'Conversations, by who took them first',
  'what-if.owner': '{count} as owner',
  'what-if.previous': '{count} helped before',
  'what-if.rotation': '{count} in rotation',
  'what-if.claimed': '{count} claimed',
  'what-if.left-out': 'no member',
  'what-if.nobody': 'Nobody took',
  'what-if.nobody-hint': 'by the time they were closed, or until now',
  'what-if.waits': 'Waiting, and owners',
  'what-if.waited': 'Had to wait',
  'what-if.median': 'Median wait, if taken later',
  'what-if.longest': 'Longest wait, if taken later',
  'what-if.owners': 'Came to their owner first',
  'what-if.hits': '{hits} of {owned}',
  'what-if.no-wait': 'none',
  'what-if.no-difference': 'same',
  'what-if.chart': 'Conversations of each agent, as saved and with your changes',
  'what-if.chart-saved': 'Conversations of each agent, as saved',
  'what-if.chart-some': {
    one: 'The chart shows the agent with the greatest difference.',
    other: 'The chart shows the {count} agents with the greatest difference.',
  },
  'what-if.bar': '{agent}: {now} as saved, {draft} with your changes',
  'what-if.bar-saved': '{agent}: {now}',
  'what-if.assumes': 'What this assumes',
  'what-if.assume-end':
    'A conversation lasts as long as it really did, and whoever gets it keeps it, unless somebody passed it on by hand.',
  'what-if.assume-claim':
    'What waits is claimed by whom and when it really was. What nobody had to claim then, nobody claims here.',
  'what-if.assume-customer':
    'Owner and last agent are as the decision of then saw them; where it did not look, as they are today.',
  'what-if.assume-members':
    'Members, capacities and rules are the same for all these days. The rotation begins where it stands now.',
  'what-if.assume-bot': 'A conversation with the bot counts from when the bot handed it over.',

  'try.not-member': 'No member of this number',
  'why-not.whom': 'Why not',
  'why-not.nobody': 'Choose a member',
  'why-not.title': 'Why not {agent}?',
  'why-not.next': 'The next one: {reason}.',
  'why-not.next-theirs': 'it is theirs',
  'why-not.got': 'Theirs: {times}.',
  'why-not.turn': 'It was the turn of {agent} at {times}.',
  'why-not.offline': 'Away at {times}.',
  'why-not.at_capacity': 'At capacity at {times}.',
  'why-not.inactive': 'Deactivated at {times}.',
  'why-not.owner-first': 'The contact’s owner came first at {times}.',
  'why-not.previous-first': 'Who helped last time came first at {times}.',
  'why-not.by-hand': 'This number assigned nobody by itself at {times}.',
  'why-not.not-member': 'No member of this number at {times}.',
  'why-not.with-load': '({load} open)',
  'why-not.lately': {
    one: 'By the last decision of this number as it was stored; each time leads to its conversation.',
    other:
      'By the last {count} decisions of this number as they were stored; each time leads to its conversation.',
  },
  'why-not.none': 'This number has decided nothing in the last 7 days.',

  'length.days': '{days} d {hours} h',
  'length.hours': '{hours} h {minutes} min',
  'length.minutes': '{minutes} min',
  'length.seconds': '{seconds} s',
} as const;
