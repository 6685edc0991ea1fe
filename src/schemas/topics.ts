import { z } from 'astro/zod'
import { anchor, lineOfText } from './fields.ts'

/** content/topics.yaml: each topic's name and the ASCII word that stands in its address. */
export const topicsSchema = z
  .record(lineOfText, anchor)
  .refine((topics) => new Set(Object.values(topics)).size === Object.keys(topics).length, {
    error: 'an address of its own for each topic',
  })

/** The one entry of the topics' collection: every address by its topic's name. */
export const topicAddressesSchema = z.strictObject({ addresses: z.record(z.string(), z.string()) })
