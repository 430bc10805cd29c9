import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { GlossaDatabase } from '../persistence/database.ts'
import { FloatingBar } from '../ui/FloatingBar.tsx'

/** Tells at once that the browser has taken the database away: nothing can be saved in this tab any more. */
export function DatabaseEnded({ db }: { readonly db: GlossaDatabase }) {
  const [isEnded, setEnded] = useState(false)
  useEffect(() => db.onEnded(() => setEnded(true)), [db])
  if (!isEnded) return null
  return (
    <FloatingBar>
      <span>
        The browser closed the database: its data were cleared, or a newer Glossa opened it in another tab. Nothing can
        be saved in this tab until it is reloaded.
      </span>
      <Button onClick={() => window.location.reload()}>Reload</Button>
    </FloatingBar>
  )
}
