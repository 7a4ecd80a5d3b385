import type { BehaviourSection } from '../behaviour.ts';

/** Not of any service: what the mock adds. */
export const mock: BehaviourSection = {
  title: 'The mock itself',
  behaviours: [
    {
      what: 'The same seed and the same calls give the same ids, times, order and answers; credentials excepted.',
      sources: [],
      fidelity: 'faithful',
      switches: ['seed', 'name'],
    },
    {
      what: 'Service time stands still, passes, or goes on to the next event when somebody looks a second time.',
      sources: [],
      fidelity: 'faithful',
      remark: 'See [Time](time.md).',
      switches: ['clock', 'speed'],
    },
    {
      what: 'Calls that name no project or location are for those of the cloud.',
      sources: [],
      fidelity: 'faithful',
      switches: ['project', 'location'],
    },
    {
      what: 'The last requests are remembered, without credentials.',
      sources: [],
      fidelity: 'faithful',
      remark: 'See [Operating the mock](operate.md).',
      switches: ['journalLimit'],
    },
    {
      what: 'A job waits, runs, and takes a while to be cancelled.',
      sources: ['recorded'],
      fidelity: 'simplified',
      remark:
        'Three minutes in all, as was seen for a handful of rows; the real span hardly depends on the rows and can be days.',
      switches: ['timing.pendingMs', 'timing.runningMs', 'timing.cancellingMs'],
    },
    {
      what: 'A model answers.',
      sources: [],
      fidelity: 'missing',
      remark:
        'Answers are made up, in the shape that was asked for; functions of yours, fixtures, or a real model elsewhere can take their place.',
      switches: [
        'predictors.text',
        'predictors.embedding',
        'predictors.instance',
        'predictors.concurrency',
        'fixtures',
        'fixtureMisses',
        'record',
        'upstream',
      ],
    },
    {
      what: 'Tokens of a text are counted.',
      sources: ['guess'],
      fidelity: 'simplified',
      remark: 'One for every four characters.',
    },
  ],
};
