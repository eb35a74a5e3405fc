/** From a Spot warning to the end of the instance, seconds (EC2 user guide, "Spot Instance interruption notices"). */
export const spotNoticeSeconds = 120;
