import { createContext, useContext } from 'react'
import type { Env } from '../../domain/env.ts'
import type { Annotator } from '../../domain/records/project.ts'
import type { AnnotatorDetails } from '../../persistence/annotators.ts'
import type { GlossaDatabase } from '../../persistence/database.ts'

/** Who works at this machine, and how to change that. */
export interface Identity {
  readonly current: Annotator
  readonly all: readonly Annotator[]
  switchTo(annotatorId: string): Promise<void>
  /** Adds somebody, who is then the one at work. */
  add(details: AnnotatorDetails): Promise<void>
  update(annotatorId: string, details: AnnotatorDetails): Promise<void>
}

/** What every page needs of the world. */
export interface AppServices {
  readonly db: GlossaDatabase
  /** Acts for the annotator at work. */
  readonly env: Env
  readonly identity: Identity
}

export const AppServicesContext = createContext<AppServices | null>(null)

/** @throws outside of the app */
export function useApp(): AppServices {
  const services = useContext(AppServicesContext)
  if (services === null) throw new Error('useApp outside the app')
  return services
}
