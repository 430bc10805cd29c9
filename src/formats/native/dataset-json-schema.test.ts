import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { datasetJsonSchema } from './dataset-json-schema.ts'

const published = new URL('../../../public/schema/dataset-1.json', import.meta.url)

it('is published as it is: `npx vitest run --project node src/formats/native -u` brings the file up to date', async () => {
  await expect(`${JSON.stringify(datasetJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(fileURLToPath(published))
})
