import { z } from 'astro/zod'
import { anchor, lineOfText } from './fields.ts'

/** content/topics.yaml: each topic's name and the ASCII word that stands in its address. */
export const topicsSchema = z.record(lineOfText, anchor).superRefine((topics, context) => {
  const owners = new Map<string, string>()
  for (const [name, address] of Object.entries(topics)) {
    const owner = owners.get(address)
    if (owner === undefined) owners.set(address, name)
    else
      context.addIssue({
        code: 'custom',
        path: [name],
        message: `an address of its own; it is that of \`${owner}\``,
      })
  }
})

/** The one entry of the topics' collection: every address by its topic's name. */
export const topicAddressesSchema = z.strictObject({ addresses: z.record(z.string(), z.string()) })
