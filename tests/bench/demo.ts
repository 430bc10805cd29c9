import { demoCaseCount } from '../../src/imaging/demo/demo-cases.ts'
import { makeDemoCase } from '../fixtures/demo-case.ts'
import { identify } from '../flows/steps.ts'
import { inApp } from './in-browser.ts'
import type { BenchRow } from './row.ts'

/**
 * The demo project in the browser of a newcomer, from the press of its button to its page with its first case, and for comparison its
 * cases made in one thread, nothing stored.
 */
export async function benchDemo(): Promise<BenchRow[]> {
  const alone = makeAlone()
  const pressedMs = await inApp(async (url, page) => {
    await page.goto(url)
    await identify(page)
    const begun = performance.now()
    await page.getByRole('button', { name: 'Open demo project' }).click()
    await page.getByRole('link', { name: /^Case 0001/ }).waitFor({ timeout: 60_000 })
    return performance.now() - begun
  })
  return [
    {
      name: 'demo project: from the button to its page',
      value: pressedMs,
      unit: 'ms',
      bar: 5_000,
      baseline: { name: 'its cases made in one thread of Node', value: alone.wallMs },
    },
    {
      name: 'demo project: processor time of its cases, one thread of Node',
      value: alone.cpuMs,
      unit: 'ms',
      bar: null,
    },
  ]
}

function makeAlone(): { readonly wallMs: number; readonly cpuMs: number } {
  const begun = performance.now()
  const before = process.cpuUsage()
  for (let index = 0; index < demoCaseCount; index++) makeDemoCase(index)
  const { user, system } = process.cpuUsage(before)
  return { wallMs: performance.now() - begun, cpuMs: (user + system) / 1000 }
}
