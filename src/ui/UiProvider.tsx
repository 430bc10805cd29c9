import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import './mantine.css'
import './tokens.css'
import './base.css'
import { HintLayer } from './hints/HintLayer.tsx'
import { cssVariablesResolver, theme } from './theme.ts'

/** Theme and colour scheme for everything below; dark unless the reader chose light. */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="dark">
      {children}
      <HintLayer />
    </MantineProvider>
  )
}
