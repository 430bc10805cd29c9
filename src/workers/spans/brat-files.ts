import type { ManifestSpan } from '../../contracts/manifest.ts'
import { readBrat } from '../../interchange/spans/brat.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { fail, ok, type Problem, problem, type Result } from '../../lib/result.ts'
import { decodeText, detectEncoding } from '../../lib/text-encoding.ts'
import type { WaitingFile } from '../gather-files.ts'

/** Tags that files beside notes hold, by the path of the note without its ending. */
export interface StandoffTags {
  readonly byNote: ReadonlyMap<string, { readonly path: string; readonly spans: readonly ManifestSpan[] }>
  readonly problems: readonly Problem[]
}

/** Name of all files of brat together: one program wrote them. */
export const bratSource = '.ann'

export function isStandoffName(name: string): boolean {
  return /\.ann$/i.test(name)
}

/** `notes/12.txt` and `notes/12.ann` are of one note. */
export function noteKey(path: string): string {
  return path.replace(/\.[^./\\]*$/, '').toLowerCase()
}

/** Reads files of brat (`.ann`). What they hold besides tags is counted and told. */
export async function readBratFiles(files: readonly WaitingFile[]): Promise<StandoffTags> {
  const byNote = new Map<string, { readonly path: string; readonly spans: readonly ManifestSpan[] }>()
  const problems: Problem[] = []
  let others = 0
  for (const { path, load } of files) {
    const loaded = await bytesOf(load)
    if (!loaded.ok) {
      problems.push({ ...loaded.error, file: path })
      continue
    }
    const bytes = loaded.value
    const read = readBrat(decodeText(bytes, detectEncoding(bytes, true)), path)
    problems.push(...read.problems)
    others += read.others
    const spans = read.spans.map(({ line, ...span }): ManifestSpan => {
      return { ...span, rater: null, source: bratSource, place: { file: path, line } }
    })
    byNote.set(noteKey(path), { path, spans })
  }
  if (others > 0) problems.push(problem('brat-others', { count: others, files: files.length }))
  return { byNote, problems }
}

async function bytesOf(load: WaitingFile['load']): Promise<Result<Bytes>> {
  try {
    const loaded = await load()
    return loaded.ok ? ok(await loaded.value.bytes()) : loaded
  } catch {
    return fail('file-unreadable')
  }
}
