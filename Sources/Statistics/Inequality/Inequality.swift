/// How unevenly a quantity is spread over units: people, municipalities, cells.
///
/// All measures take the values `y` of the units (for parts of a territory: the value *per inhabitant*) and the weights
/// `w` that the units stand for (their population; `nil` weighs all alike). Only the proportions of the weights matter.
/// All are relative: multiplying every value by the same positive number changes nothing, so that the unit of `y` drops
/// out. All are 0, exactly, when every unit has the same value.
///
/// A measure of initiatives per inhabitant: `y[i]` = kronor / inhabitants of part i, `w[i]` = inhabitants of part i.
public enum Inequality {}
