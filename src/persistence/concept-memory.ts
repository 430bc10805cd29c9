import { z } from 'zod'
import { type Coding, codingSchema } from '../domain/records/primitives.ts'
import type { GlossaDatabase } from './database.ts'

const memorySchema = z.object({ recents: z.array(codingSchema), favourites: z.array(codingSchema) })

/** Codes that an annotator used last (the latest first) and those they marked (the oldest first), on this machine. */
export interface ConceptMemory {
  readonly recents: readonly Coding[]
  readonly favourites: readonly Coding[]
}

const noMemory: ConceptMemory = { recents: [], favourites: [] }

/** As many as are looked through at a glance. */
const keptRecents = 12

function nameOf(annotatorId: string): string {
  return `concepts:${annotatorId}`
}

export function isSameConcept(a: Coding, b: Coding): boolean {
  return a.system === b.system && a.code === b.code
}

/** Empty where nothing is kept, or what is kept does not hold: it is a convenience, not work. */
export async function readConceptMemory(db: GlossaDatabase, annotatorId: string): Promise<ConceptMemory> {
  return parsed((await db.settings.get(nameOf(annotatorId)))?.value)
}

function parsed(text: string | undefined): ConceptMemory {
  if (text === undefined) return noMemory
  try {
    return memorySchema.safeParse(JSON.parse(text)).data ?? noMemory
  } catch {
    return noMemory
  }
}

async function change(
  db: GlossaDatabase,
  annotatorId: string,
  make: (memory: ConceptMemory) => ConceptMemory,
): Promise<ConceptMemory> {
  return db.transaction('rw', db.settings, async () => {
    const next = make(await readConceptMemory(db, annotatorId))
    await db.settings.put({ name: nameOf(annotatorId), value: JSON.stringify(next) })
    return next
  })
}

/** Notes that a code was used. */
export function noteConcept(db: GlossaDatabase, annotatorId: string, coding: Coding): Promise<ConceptMemory> {
  return change(db, annotatorId, ({ recents, favourites }) => ({
    recents: [coding, ...recents.filter((other) => !isSameConcept(other, coding))].slice(0, keptRecents),
    favourites,
  }))
}

/** Marks a code, or takes the mark away. */
export function toggleFavourite(db: GlossaDatabase, annotatorId: string, coding: Coding): Promise<ConceptMemory> {
  return change(db, annotatorId, ({ recents, favourites }) => {
    const others = favourites.filter((other) => !isSameConcept(other, coding))
    return { recents, favourites: others.length < favourites.length ? others : [...favourites, coding] }
  })
}
