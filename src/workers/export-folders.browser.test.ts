import { expect, test } from 'vitest'
import { holdExport, sweepExports } from './export-folders.ts'
import { openExportSink } from './export-sink.ts'

async function* chunked(text: string) {
  yield new TextEncoder().encode(text)
}

const prefix = () => `test:${crypto.randomUUID()}:`

test('two exports at once keep their own files, though they have the same names', async () => {
  const own = prefix()
  const [letGoOfFirst, letGoOfSecond] = [await holdExport(own, 'first'), await holdExport(own, 'second')]
  const first = await (await openExportSink(own, 'first')).write('annotations.json', chunked('first'))
  const second = await (await openExportSink(own, 'second')).write('annotations.json', chunked('second'))
  await sweepExports(own)
  expect([await first.text(), await second.text()]).toEqual(['first', 'second'])

  letGoOfFirst()
  await expect
    .poll(async () => {
      await sweepExports(own)
      return first.text().catch(() => 'gone')
    })
    .toBe('gone')
  expect(await second.text()).toBe('second')
  letGoOfSecond()
})
