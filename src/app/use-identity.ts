import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Env } from '../domain/env.ts'
import type { Annotator } from '../domain/records/project.ts'
import type { Identity } from '../pages/shared/app-services.ts'
import {
  type AnnotatorDetails,
  createAnnotator,
  currentAnnotatorId,
  environment,
  listAnnotators,
  setCurrentAnnotator,
  updateAnnotator,
} from '../persistence/annotators.ts'
import type { GlossaDatabase } from '../persistence/database.ts'

export type IdentityState =
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'first-run'; begin(details: AnnotatorDetails): Promise<void> }
  | { readonly state: 'known'; readonly env: Env; readonly identity: Identity }

interface People {
  readonly all: readonly Annotator[]
  /** Null before the first run is done. */
  readonly env: Env | null
}

async function readPeople(db: GlossaDatabase): Promise<People> {
  const all = await listAnnotators(db)
  const chosen = await currentAnnotatorId(db)
  const current = all.find(({ id }) => id === chosen)
  return { all, env: current === undefined ? null : await environment(db, current.id) }
}

/** Who is at work in this tab, read from the browser's database. */
export function useIdentity(db: GlossaDatabase): IdentityState {
  const [people, setPeople] = useState<People | { readonly error: unknown }>()

  const reread = useCallback(async () => {
    const next = await readPeople(db)
    // The same person keeps the same environment: a new one would reopen every store.
    setPeople((last) =>
      last !== undefined && 'env' in last && last.env?.actor === next.env?.actor
        ? { all: next.all, env: last.env }
        : next,
    )
  }, [db])

  useEffect(() => {
    reread().catch((error: unknown) => setPeople({ error }))
  }, [reread])

  return useMemo((): IdentityState => {
    if (people === undefined) return { state: 'reading' }
    if ('error' in people) return { state: 'failed', error: people.error }
    const switchTo = async (id: string) => {
      await setCurrentAnnotator(db, id)
      await reread()
    }
    const add = async (details: AnnotatorDetails) => switchTo((await createAnnotator(db, details)).id)
    const update = async (id: string, details: AnnotatorDetails) => {
      await updateAnnotator(db, id, details)
      await reread()
    }
    const { all, env } = people
    const current = all.find(({ id }) => id === env?.actor)
    if (env === null || current === undefined) return { state: 'first-run', begin: add }
    return { state: 'known', env, identity: { current, all, switchTo, add, update } }
  }, [db, people, reread])
}
