import { z } from 'zod'

// Must run before any schema is made: zod otherwise probes `new Function`, which the content security policy refuses and counts.
z.config({ jitless: true })
