import { expect, it } from 'vitest'
import { sha256Hex } from '../../lib/bytes.ts'
import { demoCases } from './demo-cases.ts'
import { madeHashes } from './made-hashes.ts'

it('the browser makes the same films', async () => {
  for await (const { patientKeySource, films } of demoCases()) {
    for (const { bytes } of films) expect(await sha256Hex(bytes)).toBe(madeHashes[patientKeySource])
  }
})
