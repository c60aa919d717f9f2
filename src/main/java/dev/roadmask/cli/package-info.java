/**
 * The command line: one small class a command, which parses, validates, makes one call and prints. Exit codes and
 * printing live only here, and so does the composition of the other rooms.
 */
package dev.roadmask.cli;
