import { properEndings } from './file-key.ts'
import { type Contradiction, GatheredFile } from './gathered-file.ts'
import type { RowReading } from './row-reading.ts'

export interface RowPlace {
  /** Position of the table among those read together. */
  readonly table: number
  readonly manifest: string
  readonly line: number
}

/** What rows said, by what they named: a file, else a study, else a patient. */
export interface Gathered {
  readonly files: readonly GatheredFile[]
  /** Studies and patients that rows speak of and no file belongs to. */
  readonly withoutFiles: readonly GatheredFile[]
}

export type OnContradiction = (what: Contradiction, file: GatheredFile) => void

/** Puts rows of several tables together, one entry a file. */
export class Gatherer {
  private readonly files = new Map<string, GatheredFile>()
  private readonly studies = new Map<string, GatheredFile>()
  private readonly patients = new Map<string, GatheredFile>()

  constructor(private readonly onContradiction: OnContradiction) {}

  /** Takes a row in; one that names neither file nor study nor patient is left. */
  add(row: RowReading, place: RowPlace): void {
    const entry = this.entryOf(row)
    if (entry === undefined) return
    for (const what of entry.add(row, place)) this.onContradiction(what, entry)
  }

  private entryOf({ file, path, patient, study }: RowReading): GatheredFile | undefined {
    if (file !== null) return entryIn(this.files, path.join('/'), file)
    if (study !== null) return entryIn(this.studies, studyKey(patient, study), study)
    return patient === null ? undefined : entryIn(this.patients, patient, patient)
  }

  /** Ends the gathering: one entry for a file that is spelt with and without folders; what is said of studies and patients goes to their files. */
  finish(): Gathered {
    const files = this.mergeSpellings()
    const used = new Set<GatheredFile>()
    for (const file of files) {
      const { patient, study } = file
      const ofStudy =
        study === null
          ? undefined
          : (this.studies.get(studyKey(patient, study)) ?? this.studies.get(studyKey(null, study)))
      const ofPatient = patient === null ? undefined : this.patients.get(patient)
      for (const group of [ofStudy, ofPatient]) {
        if (group === undefined) continue
        used.add(group)
        for (const what of file.addAll(group)) this.onContradiction(what, file)
      }
    }
    const groups = [...this.studies.values(), ...this.patients.values()]
    return { files, withoutFiles: groups.filter((group) => !used.has(group)) }
  }

  /** A name without folders, or with fewer, is the file of that name, where there is just one. What was said first still comes first. */
  private mergeSpellings(): GatheredFile[] {
    const spellings = new Map<GatheredFile, GatheredFile[]>()
    const byEnding = new Map<string, GatheredFile | 'several'>()
    for (const [key, file] of [...this.files].sort(([a], [b]) => depth(b) - depth(a))) {
      const longer = byEnding.get(key)
      if (longer !== undefined && longer !== 'several') {
        spellings.get(longer)?.push(file)
        continue
      }
      spellings.set(file, [file])
      for (const ending of properEndings(key.split('/'))) byEnding.set(ending, byEnding.has(ending) ? 'several' : file)
    }
    const rank = new Map([...this.files.values()].map((file, index) => [file, index]))
    const inOrder = (a: GatheredFile, b: GatheredFile) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)
    const merged = [...spellings].map(([longest, alike]) => {
      const [first = longest, ...others] = alike.length === 1 ? alike : alike.sort(inOrder)
      first.name = longest.name
      for (const other of others) for (const what of first.addAll(other)) this.onContradiction(what, first)
      return first
    })
    return merged.sort(inOrder)
  }
}

function depth(key: string): number {
  return key.split('/').length
}

function studyKey(patient: string | null, study: string): string {
  return `${patient ?? ''}\n${study}`
}

function entryIn(map: Map<string, GatheredFile>, key: string, name: string): GatheredFile {
  const present = map.get(key)
  if (present !== undefined) return present
  const made = new GatheredFile(name)
  map.set(key, made)
  return made
}
