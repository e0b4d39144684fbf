output "created" {
  value = 0
}

output "second_network" {
  value = "?"
}
