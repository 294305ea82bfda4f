/**
 * @typedef {object} Peer a started server with one running meeting
 * @property {string} origin
 * @property {string} meetingId
 * @property {string} leadCookie of whoever changes the item
 * @property {readonly string[]} cookies of those who follow
 * @property {import('../../measure/cpu-window.mjs').PeerProcesses} processes
 * @property {() => string} tail last lines the server printed
 * @property {() => Promise<void>} stop
 */

export {};
