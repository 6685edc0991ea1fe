import { z } from 'astro/zod'
import { httpAddress, lineOfText, optionalLine } from './fields.ts'

const url = httpAddress.optional().describe('Page about whoever bears the name.')

/** A person by the parts of CSL's names. */
const person = z.strictObject({
  family: lineOfText.describe('Family name, 見本.'),
  given: optionalLine.optional().describe('Given name, 花子.'),
  'dropping-particle': optionalLine.optional().describe('Falls away before the family name alone.'),
  'non-dropping-particle': optionalLine
    .optional()
    .describe('Stays with the family name: van, de la.'),
  suffix: optionalLine.optional().describe('Jr., III.'),
  url,
})

/** An organisation, or a name that nobody should take apart. */
const literal = z.strictObject({
  literal: lineOfText.describe('An organisation, or a name that is not taken apart.'),
  url,
})

const NAME_EXPECTED =
  'a person as `family:` and `given:`, an organisation as `literal:`, or text in quotes'

const SEVERAL = `${NAME_EXPECTED}; several as a list`

const text = lineOfText.transform((name): z.infer<typeof literal> => ({ literal: name }))

const oneName = z.union([person, literal, text], { error: NAME_EXPECTED })

/** A person, or an organisation. */
export type Name = z.infer<typeof oneName>

/** Authors in their order: a list of names, or one name; a text is an organisation's. */
export const authorList = z
  .union([oneName, z.array(oneName).min(1, { error: SEVERAL })], { error: SEVERAL })
  .transform((given): Name[] => (Array.isArray(given) ? given : [given]))
