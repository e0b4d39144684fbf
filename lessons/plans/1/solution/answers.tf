output "created" {
  value = 3
}

output "second_network" {
  value = "10.0.1.0/24"
}
