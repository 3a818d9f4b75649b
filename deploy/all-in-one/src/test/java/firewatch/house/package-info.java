/** The rules of the house, told by machines. */
package firewatch.house;
