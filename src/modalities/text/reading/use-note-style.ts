import { create } from 'zustand'
import { keepNoteStyle, type NoteStyle, readNoteStyle } from './note-style.ts'

/** One style for all notes on the page. */
const useStyle = create<NoteStyle>(readNoteStyle)

export function useNoteStyle(): readonly [NoteStyle, (change: Partial<NoteStyle>) => void] {
  return [useStyle(), change]
}

function change(given: Partial<NoteStyle>): void {
  const next = { ...useStyle.getState(), ...given }
  useStyle.setState(next)
  keepNoteStyle(next)
}
