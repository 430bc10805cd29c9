import { describe, expect, it } from 'vitest'
import { sha256Hex } from '../../lib/bytes.ts'
import { unwrap } from '../../lib/result.ts'
import { parseDicom } from '../dicom/parse.ts'
import { demoCases } from './demo-cases.ts'
import { type DemoFile, demoFiles } from './demo-files.ts'
import { exposeChest, mmPerPx, plateWidthPx } from './radiograph.ts'

describe('the demo files', () => {
  it('are the same bytes at every making', async () => {
    const first = () => [...demoFiles()].slice(0, 2)
    const hashes = (files: readonly DemoFile[]) => Promise.all(files.map(({ bytes }) => sha256Hex(bytes)))
    const files = first()
    expect(files.map(({ name }) => name)).toEqual(['demo-1.dcm', 'demo-1.txt'])
    for (const { name, bytes } of files) if (name.endsWith('.dcm')) unwrap(parseDicom(bytes))
    expect(await hashes(first())).toEqual(await hashes(files))
  })
})

describe('a simulated film', () => {
  const [normal, nodule, effusion] = demoCases.map(({ exposure }) => exposeChest(exposure))
  const meanAround = (film: ReturnType<typeof exposeChest> | undefined, xMm: number, yMm: number) => {
    let sum = 0
    const column = Math.round(xMm / mmPerPx + plateWidthPx / 2)
    const row = Math.round(yMm / mmPerPx)
    for (let dy = -6; dy <= 6; dy++) {
      for (let dx = -6; dx <= 6; dx++) sum += film?.values[(row + dy) * plateWidthPx + column + dx] ?? 0
    }
    return sum / 169
  }

  it('is darker in the lungs than in the heart, and darkest beside the body', () => {
    const lung = meanAround(normal, -80, 130)
    expect(lung).toBeLessThan(meanAround(normal, 40, 210) - 500)
    expect(meanAround(normal, -172, 8)).toBeLessThan(lung)
  })

  it('has the heart to the right of the picture and the right dome higher', () => {
    expect(meanAround(normal, 60, 220)).toBeGreaterThan(meanAround(normal, -60, 220) + 300)
    expect(meanAround(normal, -66, 251)).toBeGreaterThan(meanAround(normal, 95, 251) + 300)
  })

  it('shows the nodule where the case says it is', () => {
    expect(meanAround(nodule, -64, 112)).toBeGreaterThan(meanAround(nodule, 64, 112) + 100)
  })

  it('hides the angle behind the effusion on its side alone', () => {
    expect(meanAround(effusion, 118, 250)).toBeGreaterThan(meanAround(effusion, -118, 250) + 300)
  })
})
