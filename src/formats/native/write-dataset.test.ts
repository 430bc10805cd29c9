import { describe, expect, it } from 'vitest'
import { readerOf, type WholeProject } from '../../../tests/fixtures/arbitrary-projects.ts'
import { ada, smallProject, withFirstCase } from '../../../tests/fixtures/small-project.ts'
import { plainSelection } from '../../interchange/selection.ts'
import { unwrap } from '../../lib/result.ts'
import { parseNativeOptions } from './native-options.ts'
import { writeDataset } from './write-dataset.ts'

const given = { exportedAt: '2026-01-01T00:00:00.000Z', exportedBy: ada, appVersion: '0.1.0' }

async function textOf(whole: WholeProject, options: object = {}) {
  const decoder = new TextDecoder()
  let text = ''
  for await (const out of writeDataset(readerOf(whole), unwrap(parseNativeOptions({ ...given, ...options })))) {
    if ('loss' in out) continue
    expect(out.file).toBe('annotations.json')
    for await (const chunk of out.body) text += decoder.decode(chunk, { stream: true })
  }
  return text
}

describe('parseNativeOptions', () => {
  it('writes submitted work with names unless asked otherwise', () => {
    expect(unwrap(parseNativeOptions(given))).toEqual({ ...given, ...plainSelection, values: false })
  })

  it.each([
    [{ exportedAt: '2026-01-01' }, 'exportedAt'],
    [{ exportedBy: 'Ada' }, 'exportedBy'],
    [{ pseudonymised: true }, ''],
    [{ pseudonymous: 'yes' }, 'pseudonymous'],
  ])('refuses %j', (wrong, path) => {
    expect(parseNativeOptions({ ...given, ...wrong })).toMatchObject({
      error: { code: 'options-invalid', params: { path } },
    })
  })
})

describe('writeDataset', () => {
  it('writes a record of each array a line, and members as the page says', async () => {
    const text = await textOf(smallProject)
    expect(text.split('\n').map((line) => line.slice(0, 16))).toEqual([
      '{"schema":"urn:g',
      '"exportedAt":"20',
      '"exportedBy":"01',
      '"app":{"name":"G',
      '"project":{"id":',
      '"annotators":[',
      '{"id":"01900000-',
      '{"id":"01900000-',
      '],',
      '"patients":[',
      '{"id":"01900000-',
      '],',
      '"cases":[',
      '{"id":"01900000-',
      '{"id":"01900000-',
      ']}',
      '',
    ])
    expect(JSON.parse(text)).toMatchObject({
      schema: 'urn:glossa:dataset:1',
      exportedAt: given.exportedAt,
      exportedBy: ada,
      app: { name: 'Glossa', version: '0.1.0' },
      project: smallProject.project,
      annotators: smallProject.annotators,
      patients: smallProject.patients,
      cases: [{ items: [{ name: 'Report' }, { name: 'Chest film' }] }, { reviews: [{ outcome: 'normal' }] }],
    })
  })

  it('writes the list of items of a case only where it is another than its items', async () => {
    const [first] = smallProject.bundles
    const [only] = first?.case.items ?? []
    const merged = withFirstCase((one) => ({ ...one, case: { ...one.case, items: [only ?? ''] } }))
    expect(await textOf(smallProject)).not.toContain('itemOrder')
    expect(JSON.parse(await textOf(merged)).cases[0]).toMatchObject({ itemOrder: [only], items: [{ id: only }, {}] })
  })

  it('hides who exported it, too', async () => {
    expect(await textOf(smallProject, { pseudonymous: true })).not.toContain(ada)
  })

  it('refuses to tell losses before the file is read, when none are known', async () => {
    const output = writeDataset(readerOf(smallProject), unwrap(parseNativeOptions(given)))
    await output.next()
    await expect(output.next()).rejects.toThrow('read to its end')
  })

  it('reads the project case by case as the body is asked for', async () => {
    let read = 0
    const reader = readerOf(smallProject)
    async function* cases() {
      for await (const bundle of reader.cases()) {
        read += 1
        yield { ...bundle, case: { ...bundle.case, context: 'x'.repeat(100_000) } }
      }
    }
    const options = unwrap(parseNativeOptions({ ...given, includeUnsubmitted: true }))
    for await (const out of writeDataset({ ...reader, cases }, options)) {
      if ('loss' in out) continue
      const body = out.body[Symbol.asyncIterator]()
      await body.next()
      expect(read).toBe(1)
      await body.next()
      await body.next()
      expect(read).toBe(2)
      while ((await body.next()).done !== true);
    }
    expect(read).toBe(3)
  })
})
