import { cardPaths, getCard } from '../../../components/pictures/pictures.ts'
import { reportCards } from '../../../data/cards.ts'

export const getStaticPaths = async () => cardPaths(await reportCards())

export const GET = getCard
