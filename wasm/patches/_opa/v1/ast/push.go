package ast

// Push appends to arr itself, which nobody else may know yet.
func (arr *Array) Push(v *Term) {
	hash := v.Value.Hash()
	arr.elems = append(arr.elems, v)
	arr.hashs = append(arr.hashs, hash)
	arr.hash += hash
	arr.ground = arr.ground && v.IsGround()
}
