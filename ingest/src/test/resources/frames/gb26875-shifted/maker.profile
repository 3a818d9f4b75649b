# A made-up maker that uses the shifted component table and other layouts.

# Its own component types, each with the standard's that it stands for.
component.53=17
component.17=0
component.76=40
component.78=42

# Its own analog types; 1 counts events in the standard.
analog.1.quantity=humidity
analog.1.unit=%RH
analog.1.step=0.1
analog.1.least=0
analog.1.most=100
analog.134.quantity=residual_current
analog.134.unit=mA
analog.134.least=0
analog.134.most=3000
analog.129.quantity=water_pressure
analog.129.step=0.01

# A status has the time in front, and a text of 20 bytes.
type.2=status: time system system-address component-type component-address status [text:20]
# Type 138 is of the maker's own: long values with three bytes behind them that say nothing.
type.138=analog: system system-address component-type component-address analog-type value:4 [skip:3] time
# A configuration text that says its own length.
type.150=configuration: system system-address component-type component-address text
