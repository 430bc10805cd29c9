import { describe, expect, it } from 'vitest'
import { exportFormats, importFormats } from '../../src/app/composition.ts'
import type { ExportFormat } from '../../src/contracts/export-format.ts'
import { leftOutMessage } from '../../src/interchange/messages.ts'
import { unwrap } from '../../src/lib/result.ts'
import { readerOf, type WholeProject } from '../fixtures/arbitrary-projects.ts'
import { memoryFile, readAll, wholeProjectOf } from '../fixtures/drafts.ts'
import { collectLosses, keepingSink, nullSink } from '../fixtures/sinks.ts'
import { ada, smallProject, withFirstCase } from '../fixtures/small-project.ts'

/** What the program passes to every format; all else must have a default. */
const commonOptions = { exportedAt: '2026-01-01T00:00:00.000Z', exportedBy: ada, appVersion: '0.1.0' }

async function write(format: ExportFormat<unknown>, whole: WholeProject) {
  const options = unwrap(format.parseOptions(commonOptions))
  const { sink, files, parts } = keepingSink()
  const losses = await collectLosses(format.write(readerOf(whole), options), sink)
  const texts = new Map([...parts].map(([file, chunks]) => [file, textOf(chunks)]))
  const sources = files.map(({ file }) => memoryFile(file, parts.get(file) ?? []))
  return { options, files, texts, losses, sources }
}

/** One character a byte: formats may be binary. */
function textOf(chunks: readonly Uint8Array[]): string {
  return chunks.map((chunk) => new TextDecoder('latin1').decode(chunk)).join('')
}

function sameTexts(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([file, text]) => b.get(file) === text)
}

it('gives every format an id and a label of its own', () => {
  for (const { all } of [exportFormats, importFormats]) {
    expect(all.length).toBeGreaterThan(0)
    expect(new Set(all.map(({ label }) => label)).size).toBe(all.length)
    for (const { id, spec } of all) {
      expect(id).toMatch(/^[a-z][a-z0-9-]*$/)
      expect(spec).toMatch(/^(https?|urn):/)
    }
  }
})

describe.each(exportFormats.all.map((format) => [format.id, format] as const))('export format %s', (_, format) => {
  it('refuses options that are none', () => {
    expect(format.parseOptions({ ...commonOptions, exportedAt: 'yesterday' }).ok).toBe(false)
    expect(format.parseOptions(null).ok).toBe(false)
  })

  it('writes the same bytes twice, each file once', async () => {
    const first = await write(format, smallProject)
    const second = await write(format, smallProject)
    expect(first.files.length).toBeGreaterThan(0)
    expect(first.texts.size).toBe(first.files.length)
    expect(second.texts).toEqual(first.texts)
  })

  it('tells the same losses when nothing is kept', async () => {
    const { options, losses } = await write(format, smallProject)
    expect(await collectLosses(format.write(readerOf(smallProject), options), nullSink)).toEqual(losses)
    expect(losses.map(({ loss }) => loss)).toContain('left-out-annotation')
  })

  it('finds no fault in what it wrote', async () => {
    const { options, files } = await write(format, smallProject)
    const { counts, problems } = await format.readBack(files, readerOf(smallProject), options)
    expect(problems).toEqual([])
    expect(Object.values(counts).some((count) => count > 0)).toBe(true)
  })

  it('writes a project without cases', async () => {
    const empty = { ...smallProject, bundles: [] }
    const { options, files, losses } = await write(format, empty)
    expect(losses).toEqual([])
    expect((await format.readBack(files, readerOf(empty), options)).problems).toEqual([])
  })

  it.each([
    ['lacks an annotation', withFirstCase((one) => ({ ...one, annotations: one.annotations.slice(1) }))],
    [
      'has an annotation too many',
      withFirstCase((one) => ({
        ...one,
        annotations: one.annotations.flatMap((mark, index) =>
          index === 0 ? [mark, { ...mark, id: mark.id.replace(/^0/, '1') }] : [mark],
        ),
      })),
    ],
    [
      'has moved a box',
      withFirstCase((one) => ({
        ...one,
        annotations: one.annotations.map((mark) =>
          mark.target.kind === 'box' ? { ...mark, target: { ...mark.target, x: mark.target.x + 1 } } : mark,
        ),
      })),
    ],
  ])('finds the fault where the file %s', async (_, otherProject) => {
    const { options, files, texts } = await write(format, otherProject)
    const { problems } = await format.readBack(files, readerOf(smallProject), options)
    const own = await write(format, smallProject)
    if (sameTexts(texts, own.texts)) {
      // The format does not carry what differs. It has to say so, of the very record.
      const told = own.losses.flatMap(({ loss, recordIds }) => (loss.startsWith('left-out') ? [] : recordIds))
      expect(told).toContain(smallProject.bundles[0]?.annotations[0]?.id)
    } else expect(problems.length).toBeGreaterThan(0)
  })

  it('declares options that its parser knows and gives a default', () => {
    const defaults = new Map(Object.entries(Object(unwrap(format.parseOptions(commonOptions)))))
    for (const field of format.fields) {
      expect(defaults.has(field.key), field.key).toBe(true)
      const value = defaults.get(field.key)
      if (field.kind === 'toggle') expect(typeof value).toBe('boolean')
      if (field.kind === 'choice') expect(field.choices.map((choice) => choice.value)).toContain(value)
      if (field.kind === 'several') expect(Array.isArray(value)).toBe(true)
      if (field.kind === 'mapping') {
        expect(Object.keys(Object(value))).toEqual(field.rows.map((row) => row.value))
        for (const chosen of Object.values(Object(value))) {
          expect(field.choices.map((choice) => choice.value)).toContain(chosen)
        }
      }
    }
  })

  it('has words for every loss of its own', async () => {
    for (const { loss, reason, count } of (await write(format, smallProject)).losses) {
      expect(leftOutMessage({ loss, reason, count }) ?? format.lossText?.(loss, count), loss).toMatch(/^\d+ \w+/)
    }
  })

  it('finds the fault where a file is cut off, and where it is missing', async () => {
    const { options, files } = await write(format, smallProject)
    const cutOff = files.map((file) => ({ ...file, body: halfOf(file.body) }))
    expect((await format.readBack(cutOff, readerOf(smallProject), options)).problems.length).toBeGreaterThan(0)
    expect((await format.readBack([], readerOf(smallProject), options)).problems.length).toBeGreaterThan(0)
  })

  const importFormat = importFormats.get(format.id)
  it.skipIf(importFormat === undefined)('reads its own files, and writes the same again', async () => {
    if (importFormat === undefined) return
    const { texts, sources } = await write(format, smallProject)
    expect(await importFormat.recognise(sources)).toBeGreaterThan(0.5)
    const { drafts, problems } = await readAll(importFormat, sources)
    expect(problems).toEqual([])
    expect((await write(format, wholeProjectOf(drafts))).texts).toEqual(texts)
  })
})

describe.each(importFormats.all.map((format) => [format.id, format] as const))('import format %s', (_, format) => {
  it('does not recognise what is none of its own', async () => {
    expect(await format.recognise([])).toBe(0)
    expect(await format.recognise([memoryFile('empty.json', '')])).toBeLessThan(0.5)
    expect(await format.recognise([memoryFile('note.txt', 'A note on {"schema": 1}.')])).toBeLessThan(0.5)
    expect(await format.recognise([memoryFile('film.png', [new Uint8Array([0x89, 0x50, 0x4e, 0x47])])])).toBeLessThan(
      0.5,
    )
  })

  it('answers damaged files with problems that name the file', async () => {
    const { problems } = await readAll(format, [
      memoryFile('broken.json', '{"schema":"urn:glossa:dataset:1","cases":[{'),
    ])
    expect(problems.length).toBeGreaterThan(0)
    for (const { file } of problems) expect(file).toBe('broken.json')
  })
})

async function* halfOf(body: AsyncIterable<Uint8Array<ArrayBuffer>>) {
  for await (const chunk of body) {
    yield chunk.slice(0, chunk.length / 2)
    return
  }
}
