import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { gatherFiles } from './gather-files.ts'
import { sourceFileFromBytes } from './source-files.ts'

it('says of an archive without a file to import that there is none', async () => {
  const archives = { 'empty.zip': zipSync({}), 'left-behind.zip': zipSync({ '.DS_Store': new Uint8Array(4) }) }
  const given = Object.entries(archives).map(([name, bytes]) => sourceFileFromBytes(name, new Uint8Array(bytes)))
  const { files, problems } = await gatherFiles(given)
  expect(files).toEqual([])
  expect(problems).toEqual([
    { code: 'archive-empty', params: {}, file: 'empty.zip' },
    { code: 'archive-empty', params: {}, file: 'left-behind.zip' },
  ])
})
