import { sectionCards } from '../../../../data/cards.ts'
import { cardPaths, getCard } from '../../../../og/pictures.ts'

export const getStaticPaths = async () => cardPaths(await sectionCards())

export const GET = getCard
