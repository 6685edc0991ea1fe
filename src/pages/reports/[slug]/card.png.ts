import { reportCards } from '../../../data/cards.ts'
import { cardPaths, getCard } from '../../../og/pictures.ts'

export const getStaticPaths = async () => cardPaths(await reportCards())

export const GET = getCard
