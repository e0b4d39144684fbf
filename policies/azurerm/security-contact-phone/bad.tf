provider "azurerm" {
  features {}
}

resource "azurerm_security_center_contact" "wrong_1" {
  alert_notifications = true
  alerts_to_admins    = true
  email               = "security@example.com"
  name                = "orders"
  phone               = ""
}

resource "azurerm_security_center_contact" "left_out" {
  alert_notifications = true
  alerts_to_admins    = true
  email               = "security@example.com"
  name                = "orders"
}
