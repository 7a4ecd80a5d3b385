import { writeFile } from 'node:fs/promises';
import { differencePage, PAGE_PATH } from './difference-page.ts';

await writeFile(PAGE_PATH, differencePage());
