import { follow } from './follow.ts';
import type { Scenario } from './scenario.ts';
import { showResults } from './show-results.ts';

const prompts = ['Write a haiku about tungsten.', 'Explain a batch to a child.', 'What rhymes with orange?'];

export const gemma: Scenario = {
  name: 'gemma',
  summary: 'a Gemma in a project of one’s own: instances in, predictions out, machines by the hour',
  live: false,
  async play(stage) {
    const { client, screen, dest } = stage;
    const src = await stage.upload(
      'prompts.jsonl',
      prompts.map((prompt, i) => ({ id: `prompt-${i + 1}`, prompt, max_tokens: 40 })),
    );
    const model = `projects/${process.env['GOOGLE_CLOUD_PROJECT']}/locations/us-central1/models/gemma-3-4b-it`;
    screen.line(`A batch for ${model}`);
    const job = await client.batches.create({
      model,
      src,
      config: {
        dest,
        displayName: 'haiku',
        // What the official SDK has no options for goes beside: what comes back as the key, and which machines to use.
        httpOptions: {
          extraBody: {
            instanceConfig: { keyField: 'id' },
            dedicatedResources: {
              machineSpec: { machineType: 'g2-standard-12', acceleratorType: 'NVIDIA_L4', acceleratorCount: 1 },
              startingReplicaCount: 1,
            },
          },
        },
      },
    });
    screen.line();
    const ended = await follow(job, stage);
    screen.line();
    await showResults(ended, stage);
    screen.line();
    screen.line(
      'What just happened: a model of one’s own gets instances in a form of its own, and answers with predictions.',
    );
    screen.line(
      'The key was named in the job, is not shown to the model, and stands in the output in place of the instance.',
    );
  },
};
