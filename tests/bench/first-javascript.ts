import { gzipSync } from 'node:zlib'
import { inApp } from './in-browser.ts'
import type { BenchRow } from './row.ts'

/** Scripts a newcomer's browser loads before the projects page shows, the first-run form included, compressed one by one as a web server would, in kB of 1,000 bytes. */
export async function benchFirstJavascript(): Promise<BenchRow[]> {
  return inApp(async (url, page) => {
    const scripts: Promise<Buffer>[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body())
    })
    await page.goto(url)
    await page.getByRole('textbox', { name: /name/i }).first().fill('Benchmark')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'New project' }).waitFor()
    const bytes = await Promise.all(scripts)
    const value = bytes.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000
    return [{ name: 'JavaScript before the projects page paints, gzip', value, unit: 'kB', bar: 250 }]
  })
}
