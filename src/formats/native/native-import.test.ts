import { describe, expect, it } from 'vitest'
import { memoryFile, readAll, wholeProjectOf } from '../../../tests/fixtures/drafts.ts'
import { exportedText } from '../../../tests/fixtures/exported.ts'
import { smallProject } from '../../../tests/fixtures/small-project.ts'
import { nativeImport } from './native-import.ts'

describe('nativeImport', () => {
  it('gives the project and people before the first case', async () => {
    const { drafts, problems } = await readAll(nativeImport, [memoryFile('a.json', await exportedText(smallProject))])
    expect(problems).toEqual([])
    expect(drafts.map(({ draft }) => draft)).toEqual([
      'project',
      'annotator',
      'annotator',
      'patient',
      'case',
      'case',
      'case',
    ])
    expect(wholeProjectOf(drafts)).toEqual(smallProject)
  })

  it('does so when another program has sorted or indented the file', async () => {
    const { cases, ...rest } = JSON.parse(await exportedText(smallProject))
    const file = memoryFile('sorted.json', `\ufeff${JSON.stringify({ cases, ...rest }, null, 2)}`)
    expect(await nativeImport.recognise([file])).toBe(1)
    const { drafts, problems } = await readAll(nativeImport, [file])
    expect(problems).toEqual([])
    expect(drafts.at(0)?.draft).toBe('project')
    expect(drafts.at(-1)?.draft).toBe('case')
    expect(wholeProjectOf(drafts)).toEqual(smallProject)
  })

  it('recognises its files alone, also of a later version', async () => {
    const recognise = (text: string) => nativeImport.recognise([memoryFile('x', text)])
    expect(await recognise('{"schema" : "urn:glossa:dataset:1"')).toBe(1)
    expect(await recognise('{"schema":"urn:glossa:dataset:12"')).toBe(1)
    expect(await recognise('["schema","urn:glossa:dataset:1"]')).toBe(0)
    expect(await recognise('The "schema":"urn:glossa:dataset:1" of Glossa')).toBe(0)
    const two = [memoryFile('x', '{"schema":"urn:glossa:dataset:1"'), memoryFile('y.png', '')]
    expect(await nativeImport.recognise(two)).toBe(0)
  })

  it('leaves a file that is gone to whoever reads files', async () => {
    const bytes = () => Promise.reject(new DOMException('gone', 'NotFoundError'))
    expect(await nativeImport.recognise([{ name: 'a.json', path: 'a.json', sizeBytes: 5, bytes }])).toBe(0)
  })

  it('keeps members it does not know, at any depth', async () => {
    const text = (await exportedText(smallProject))
      .replace('"x":10.5', '"later":{"y":[1]},"x":10.5')
      .replace('"key":"12', '"z":0,"key":"12')
    const { drafts, problems } = await readAll(nativeImport, [memoryFile('a.json', text)])
    expect(problems).toEqual([])
    expect(JSON.stringify(drafts)).toContain('"later":{"y":[1]},"x":10.5')
    expect(JSON.stringify(drafts)).toContain('"z":0,"key"')
  })

  it('tells every problem with file and line, and goes on', async () => {
    const text = (await exportedText(smallProject))
      .replace('"width":30', '"width":-30')
      .replace('"name":"Case 2"', '"name":""')
    const { drafts, problems } = await readAll(nativeImport, [memoryFile('a.json', text)])
    expect(problems).toMatchObject([
      { code: 'dataset-invalid', file: 'a.json', line: 14, params: { path: '/cases/0/annotations/0/target/width' } },
      { code: 'dataset-invalid', file: 'a.json', line: 15, params: { path: '/cases/1/name' } },
    ])
    expect(drafts.filter(({ draft }) => draft === 'case').length).toBe(1)
  })

  it('stops at a file of a later version', async () => {
    const text = (await exportedText(smallProject)).replace('dataset:1', 'dataset:2')
    const { drafts, problems } = await readAll(nativeImport, [memoryFile('a.json', text)])
    expect(problems).toMatchObject([{ code: 'dataset-version' }])
    expect(drafts.filter(({ draft }) => draft === 'case')).toEqual([])
  })

  it('says so when the file cannot be read any more', async () => {
    const bytes = () => Promise.reject(new Error('gone'))
    const { problems } = await readAll(nativeImport, [{ name: 'a.json', path: 'a.json', sizeBytes: 5, bytes }])
    expect(problems).toMatchObject([{ code: 'file-unreadable', file: 'a.json', params: { reason: 'gone' } }])
  })

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort()
    const reading = readAll(nativeImport, [memoryFile('a.json', await exportedText(smallProject))], signal)
    await expect(reading).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
  })
})
