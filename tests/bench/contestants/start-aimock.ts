import { get } from 'node:http';
import { startAimock } from './aimock.ts';

// performance.now() counts from the start of the process.
const { url } = await startAimock();
get(`${url}/v1/batches`, (answer) => {
  if (answer.statusCode !== 200) throw new Error(`HTTP ${answer.statusCode}`);
  answer.resume().on('end', () => {
    console.log(performance.now());
    process.exit();
  });
});
