import { config } from 'zod'

// zod compiles object schemas with `new Function`, which the Content Security Policy forbids. Import this before any schema.
config({ jitless: true })
