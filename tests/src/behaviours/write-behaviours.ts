import { writeFile } from 'node:fs/promises';
import { behaviourPage, PAGE_PATH } from './behaviour-page.ts';

await writeFile(PAGE_PATH, behaviourPage());
