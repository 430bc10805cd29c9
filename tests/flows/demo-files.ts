import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DemoCase } from '../../src/imaging/demo/demo-cases.ts'
import { makeDemoCase } from '../fixtures/demo-case.ts'
import { flowsFolder } from './serve-app.ts'

const made = new Map<number, DemoCase>()

/** A case of the demo, made once for all flows of a process: drawing a film takes as long as a short flow. @param index from 0 */
export function demoCase(index: number): DemoCase {
  const found = made.get(index) ?? makeDemoCase(index)
  made.set(index, found)
  return found
}

let paths: string[] | undefined

/**
 * Absolute paths of the demo's first three films with a report each. On the disk, where the browser takes them from by itself: handing it
 * their megabytes takes longer than reading them.
 */
export function demoFiles(): string[] {
  paths ??= writeDemoFiles()
  return paths
}

function writeDemoFiles(): string[] {
  const folder = mkdtempSync(join(flowsFolder(), 'demo-'))
  return [0, 1, 2].flatMap((index) => {
    const { film, notes } = demoCase(index)
    const [picture, report] = [join(folder, `demo-${index + 1}.dcm`), join(folder, `demo-${index + 1}.txt`)]
    writeFileSync(picture, film.bytes)
    writeFileSync(report, notes[0]?.text ?? '')
    return [picture, report]
  })
}
