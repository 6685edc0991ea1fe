import { loadDefaultJapaneseParser } from 'budoux'

const parser = loadDefaultJapaneseParser()

/** Splits a Japanese line into the phrases between which it may break, in order; joined they are the line. */
export const phrases = (line: string): string[] => (line === '' ? [] : parser.parse(line))
