provider "azurerm" {
  features {}
}

resource "azurerm_security_center_contact" "wrong_1" {
  alert_notifications = false
  alerts_to_admins    = true
  email               = "security@example.com"
  name                = "orders"
}
