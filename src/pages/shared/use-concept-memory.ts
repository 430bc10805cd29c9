import { useEffect, useMemo, useState } from 'react'
import type { Coding } from '../../domain/records/primitives.ts'
import type { ConceptMemory } from '../../panels/annotations/concept-memory.ts'
import {
  isSameConcept,
  noteConcept,
  readConceptMemory,
  type ConceptMemory as Stored,
  toggleFavourite,
} from '../../persistence/concept-memory.ts'
import type { TypeAheadOption } from '../../ui/type-ahead/type-ahead-option.ts'
import { useApp } from './app-services.ts'

/** Codes that the annotator at work used last and those they marked, on this machine. */
export function useConceptMemory(): ConceptMemory {
  const { db, env } = useApp()
  const { actor } = env
  const [stored, setStored] = useState<Stored>({ recents: [], favourites: [] })
  useEffect(() => {
    let left = false
    void readConceptMemory(db, actor).then((memory) => {
      if (!left) setStored(memory)
    })
    return () => {
      left = true
    }
  }, [db, actor])
  return useMemo(() => {
    const { favourites, recents } = stored
    const others = recents.filter((coding) => !favourites.some((favourite) => isSameConcept(favourite, coding)))
    return {
      favourites,
      remembered: [
        ...favourites.map((coding) => option(coding, 'Favourites')),
        ...others.map((coding) => option(coding, 'Used last')),
      ],
      noteUse: (coding) => void noteConcept(db, actor, coding).then(setStored),
      toggleFavourite: (coding) => void toggleFavourite(db, actor, coding).then(setStored),
    }
  }, [stored, db, actor])
}

function option(coding: Coding, group: string): TypeAheadOption<Coding> {
  const { system, code, display } = coding
  return { value: coding, key: `${system} ${code}`, text: display, hint: code, detail: null, group }
}
