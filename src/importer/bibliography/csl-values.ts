import { z } from 'astro/zod'
import { asWritten, type Found, plainText } from './entry.ts'

/** An object of CSL-JSON. */
export const object = z.record(z.string(), z.unknown())

/** A text of CSL-JSON, which may be a number. */
export const text = z.union([z.string(), z.number()]).transform((value) => plainText(String(value)))

/** Whether a value says nothing. */
export const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** A value that has no place in the registry. */
export const told = (name: string, value: unknown): Found[] =>
  isEmpty(value) ? [] : [{ name, written: asWritten(value) }]
